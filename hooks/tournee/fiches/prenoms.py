"""First names as people of France bear them: what tells a civil name from the name of a place or of a body."""

from __future__ import annotations

from typing import Final

TEXTE: Final = """
    Adam Adèle Adeline Adrien Agathe Agnès Aimé Alain Alban Albert Alex Alexandra Alexandre Alexia Alexis Alfred Alice
    Aline Alix Amandine Ambre Amélie Anaïs André Andrée Ange Angèle Angélique Anne Annick Annie Anthony Antoine
    Antoinette Antonin Apolline Ariane Armand Armelle Arnaud Arthur Astrid Aude Audrey Auguste Aurélie Aurélien Aurore
    Aymeric Baptiste Barbara Bastien Béatrice Benjamin Benoît Bernadette Bernard Bertrand Blandine Brice Brigitte
    Bruno Camille Capucine Carine Carole Caroline Catherine Cécile Cédric Céline Chantal Charles Charlotte Chloé
    Christelle Christian Christiane Christine Christophe Claire Clara Claude Claudette Claudine Clémence Clément
    Clotilde Colette Coralie Corentin Corinne Cyril Cyrille Damien Daniel Danièle Danielle David Davy Delphine Denis
    Denise Didier Dominique Dorothée Édith Édouard Éléonore Éliane Élisa Élisabeth Élise Élodie Éloïse Elsa Émeline
    Émile Émilie Emma Emmanuel Emmanuelle Éric Erwan Estelle Esther Étienne Eugène Eugénie Éva Évelyne Fabien Fabienne
    Fabrice Fanny Félix Fernand Fernande Florence Florent Florian Franck François Françoise Frédéric Frédérique
    Gabriel Gabrielle Gaël Gaëlle Gaston Gauthier Geneviève Geoffrey Georges Gérald Gérard Germaine Ghislaine Gilbert
    Gilles Ginette Gisèle Grégoire Grégory Guillaume Gustave Guy Gwenaëlle Hélène Henri Henriette Hervé Hubert Hugo
    Hugues Inès Irène Isabelle Jacky Jacqueline Jacques Jean Jeanne Jeannine Jérémy Jérôme Jessica Joanna Jocelyne
    Joël Joëlle Johan Jonathan Joseph Joséphine Josette Josiane Jules Julia Julie Julien Juliette Justine Karim Karine
    Kévin Laetitia Laura Laure Laurence Laurent Léa Léo Léon Léonie Lilian Liliane Lionel Lise Loïc Lola Louis Louise
    Luc Lucas Lucie Lucien Lucienne Ludovic Lydie Madeleine Magali Maëlle Manon Marc Marcel Marcelle Margaux
    Marguerite Maria Marianne Marie Marine Marion Marius Marjorie Marthe Martin Martine Maryse Mathias Mathieu
    Mathilde Mathis Matthieu Maud Maurice Maxime Mehdi Mélanie Mélissa Michaël Michel Michèle Micheline Mickaël
    Mireille Mohamed Monique Morgane Muriel Murielle Myriam Nadège Nadia Nadine Nathalie Nathan Nicolas Nicole Nina
    Noé Noël Noémie Odette Odile Olivia Olivier Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette Pauline
    Philippe Pierre Pierrette Quentin Rachel Raphaël Raymond Raymonde Régine Régis Rémi Rémy Renaud René Renée Richard
    Robert Robin Roger Roland Romain Romane Rosalie Roselyne Sabine Sabrina Samia Samuel Sandra Sandrine Sarah
    Sébastien Serge Séverine Simon Simone Solange Solène Sonia Sophie Stéphane Stéphanie Suzanne Sylvain Sylvaine
    Sylvie Théo Théodore Théophile Thérèse Thibault Thibaut Thierry Thomas Tiphaine Tom Tristan Ugo Valentin Valentine
    Valérie Vanessa Véronique Victor Victoire Vincent Virginie Viviane Xavier Yann Yannick Yasmina Yoann Yolande Yves
    Yvette Yvonne Zoé
"""

PRENOMS: Final = frozenset(TEXTE.split())
