"""First names as people of France bear them, short forms too: what tells a civil name from the name of a place."""

from __future__ import annotations

import unicodedata
from typing import Final

TEXTE: Final = """
Abdel Abdou Adam Adèle Adeline Adrien Agathe Agnès Ahmed Aïcha Aimé Aïssa Alain Alban Albert Alex Alexandra Alexandre
Alexia Alexis Alfred Ali Alice Aline Alix Amadou Amandine Amar Ambre Amélie Amina Aminata Amine Ana Anaïs André Andrée
Ange Angèle Angélique Anne Annick Annie Anthony Antoine Antoinette Antonin Antonio Apolline Ariane Armand Armelle
Arnaud Arthur Assia Astrid Aude Audrey Auguste Aurélie Aurélien Aurore Axel Aya Aymeric Bakary Baptiste Barbara
Bastien Béatrice Benjamin Benoît Bernadette Bernard Bertrand Bilal Blandine Brice Brigitte Bruna Bruno Camille
Capucine Carine Carla Carlos Carmen Carole Caroline Catherine Cécile Cédric Célestin Célia Céline Chantal Charles
Charlotte Chloé Christelle Christian Christiane Christine Christophe Claire Clara Claude Claudette Claudine Clémence
Clément Clémentine Clotilde Colette Coralie Corentin Corinne Cyril Cyrille Dalila Damien Daniel Danièle Danielle Dany
David Davy Delphine Denis Denise Didier Djamila Dominique Donovan Dorothée Dylan Édith Édouard Elena Éléonore Éliane
Eliott Élisa Élisabeth Élise Élodie Éloïse Elsa Émeline Émile Émilie Emma Emmanuel Emmanuelle Enzo Éric Erwan Estelle
Esther Ethan Étienne Eugène Eugénie Éva Eva Évelyne Fabien Fabienne Fabrice Fanny Farid Fatima Fátima Fatou Félix
Fernand Fernande Fernando Florence Florent Florian Fouad Francisco Franck François Françoise Frédéric Frédérique
Gabriel Gabrielle Gaël Gaëlle Gaston Gauthier Geneviève Geoffrey Georges Gérald Géraldine Gérard Germaine Ghislaine
Gilbert Gilles Ginette Giovanni Gisèle Grégoire Grégory Guillaume Gustave Guy Gwenaëlle Habib Hakim Hassan Hélène
Henri Henriette Hervé Hubert Hugo Hugues Ibrahim Igor Ilyes Inaya Inès Irène Isabelle Ismaël Ivan Jacky Jacqueline
Jacques Jade Jason Jean Jeanne Jeannine Jennifer Jérémy Jérôme Jessica Jimmy Joanna João Jocelyne Joël Joëlle Johan
Jonathan Jordan José Joseph Joséphine Josette Josiane Juan Jules Julia Julie Julien Juliette Justine Kadiatou Kamel
Karim Karima Karine Kévin Khadija Killian Laetitia Latifa Laura Laure Laurence Laurent Léa Leïla Léo Léon Léonie
Lilian Liliane Lilou Lina Linda Linh Lionel Lise Loïc Lola Louis Louise Louna Luc Lucas Lucie Lucien Lucienne Ludovic
Luis Lydie Madeleine Maël Maëlle Magali Malik Malika Mamadou Manon Manuel Marc Marcel Marcelle Marco Margaux
Marguerite Maria Mariama Marianne Marie Marine Marion Marius Marjorie Marthe Martin Martine Maryse Mathias Mathieu
Mathilde Mathis Matthieu Maud Maurice Maxime Medhi Mehdi Mélanie Mélissa Michaël Michel Michèle Micheline Mickaël Mila
Minh Mireille Mohamed Monique Morgane Moussa Muriel Murielle Mustapha Myriam Nadège Nadia Nadine Naïma Nassim Nathalie
Nathan Nawel Nicolas Nicole Nina Noé Noël Noémie Nolan Nora Nour Odette Odile Olga Olivia Olivier Omar Ousmane Paola
Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette Pauline Paulo Pedro Philippe Pierre Pierrette Quentin
Rachel Rachid Raphaël Rayan Rayane Raymond Raymonde Régine Régis Rémi Rémy Renaud René Renée Ricardo Richard Robert
Robin Roger Roland Romain Romane Rosalie Roselyne Ryan Sabine Sabrina Sacha Safia Saïd Salomé Samia Samir Samuel Samy
Sandra Sandrine Sarah Sébastien Serge Séverine Simon Simone Sofia Sofiane Solange Solène Sonia Sophie Soraya Stéphane
Stéphanie Steve Steven Suzanne Sylvain Sylvaine Sylvie Tania Théo Théodore Théophile Thérèse Thibault Thibaut Thierry
Thomas Timéo Tiphaine Tom Tony Tristan Ugo Valentin Valentine Valérie Vanessa Véronique Victoire Victor Vincent
Virginie Viviane Wassim Wendy William Xavier Yacine Yanis Yann Yannick Yasmina Yasmine Yoann Yolande Youssef Yusuf
Yves Yvette Yvonne Zoé Zohra
Aïssatou Alassane Aliou Alizée Anatole Annabelle Annette Arlette Aurélia Bérangère Bérénice Boubacar Cassandra Cheikh
Cindy Clarisse Cyprien Cyrielle Djibril Edgar Edmond Edwige Eloi Enora Ernest Estéban Élie Éliott Élisée Éloi Fatimata
Fatoumata Flavie Floriane Francine Francis Gaëtan Gautier Georgette Ghislain Gildas Gladys Guénaëlle Guénolé Guylaine
Gwenaël Gwendoline Hamid Héloïse Huguette Idriss Ingrid Janine Jeanine Johann Johanna Johnny Katia Kelly Kilian Kylian
Ladislas Laëtitia Léandre Léonard Loïs Lorène Lucette Ludivine Lysiane Maëlys Maëva Maïté Marcelline Mariam Marilyne
Marina Maryline Maryvonne Mauricette Maya Mélina Mélodie Michelle Mohammad Mohammed Mouna Natacha Nelly Ninon Noëlle
Noëmie Océane Ophélie Oriane Oscar Pascaline Perrine Priscilla Rania Rebecca Reynald Rodolphe Rodrigue Ronan Roxane
Ruben Ségolène Sékou Sidonie Sixtine Soizic Souad Soumaya Sylvestre Tanguy Tatiana Thibaud Tiffany Titouan Ulysse
Valère Vivien Xavière Yohan Yohann Youssouf Ysaline Yvan Zineb Zinedine
Cathy Dédé Fred Gégé Jacquot Jojo Juju Kiki Lolo Loulou Ludo Lulu Manu Mimi Momo Nanou Nico Nono Pierrot Riton Seb Steph
Titi Véro
"""


def _sans_accent(prenom: str) -> str:
    return "".join(signe for signe in unicodedata.normalize("NFD", prenom) if not unicodedata.combining(signe))


PRENOMS: Final = frozenset(forme for prenom in TEXTE.split() for forme in (prenom, _sans_accent(prenom)))
"""Each with its accents and without: both are written."""
