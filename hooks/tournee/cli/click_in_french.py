"""What click itself says, in French: it asks gettext, for which no catalogue of its words is published."""

from __future__ import annotations

from typing import Final

from click import core, decorators, exceptions, formatting, parser, termui, types

MESSAGES: Final = {
    "Aborted!": "Abandonné.",
    "deprecated": "déconseillé",
    "Missing command.": "Il manque une commande.",
    "Options": "Options",
    "Positional arguments": "Arguments",
    "Commands": "Commandes",
    "env var: {var}": "variable d’environnement : {var}",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "(dynamic)": "(calculé)",
    "Got unexpected extra argument ({args})": "Un argument de trop : {args}",
    "Got unexpected extra arguments ({args})": "Des arguments de trop : {args}",
    "Takes {nargs} values but 1 was given.": "Il faut {nargs} valeurs, une seule est donnée.",
    "Takes {nargs} values but {len} were given.": "Il faut {nargs} valeurs, {len} sont données.",
    "Do you want to continue?": "Continuer ?",
    "Confirm the action without prompting.": "Ne rien demander.",
    "Show the version and exit.": "Affiche la version.",
    "Show this message and exit.": "Affiche cette aide.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "Missing {param_type}": "Il manque {param_type}",
    "unknown error": "erreur inconnue",
    "Invalid value for {param_hint}: {message}": "{param_hint} : {message}",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne peut pas être ouvert : {message}",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "L’aide : « {command} {option} ».",
    "No such option {name!r}.": "L’option « {name} » n’existe pas.",
    "No such command {name!r}.": "La commande « {name} » n’existe pas.",
    "Usage:": "Usage :",
    "Option {name!r} does not take a value.": "L’option « {name} » ne prend pas de valeur.",
    "Option {name!r} requires an argument.": "L’option « {name} » demande une valeur.",
    "Option {name!r} requires {nargs} arguments.": "L’option « {name} » demande {nargs} valeurs.",
    "Argument {name!r} takes {nargs} values.": "L’argument « {name} » prend {nargs} valeurs.",
    "Press any key to continue...": "Appuyez sur une touche…",
    "Repeat for confirmation": "Encore une fois",
    "Error: The two entered values do not match.": "Les deux réponses diffèrent.",
    "Error: invalid input": "Réponse refusée",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "Choose from:\n\t{choices}": "Au choix :\n\t{choices}",
    "{value!r} is not {choice}.": "« {value} » n’est pas {choice}.",
    "{value!r} is not one of {choices}.": "« {value} » n’est aucun de {choices}.",
    "Choice({choices})": "choix ({choices})",
    "{value!r} does not match the format {format}.": "« {value} » n’est pas de la forme {format}.",
    "{value!r} does not match the formats {formats}.": "« {value} » n’est d’aucune des formes {formats}.",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "« {value} » n’est ni oui ni non ({states}).",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre.",
    "{len_type} values are required, but {len_value} was given.": "Il faut {len_type} valeurs, et non {len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Il faut {len_type} valeurs, et non {len_value}.",
    "{value!r} is not a valid UUID.": "« {value} » n’est pas un UUID.",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "« {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "« {filename} » ne peut pas être écrit.",
    "{name} {filename!r} is not executable.": "« {filename} » ne peut pas être exécuté.",
    "{name} {filename!r} does not exist.": "« {filename} » n’existe pas.",
}
"""By what click says; a test reads its sources and asks for all but what only a programmer can meet."""
MODULES: Final = (core, decorators, exceptions, formatting, parser, termui, types)


def speak_french() -> None:
    """Make click say all that in French, from now on."""
    for module in MODULES:
        for name, ours in {"_": french, "ngettext": french_plural}.items():
            if hasattr(module, name):
                setattr(module, name, ours)


class Option(core.Option):
    """An option that a message calls by its name and its variable, in French: click writes « env var: » itself."""

    def get_error_hint(self, ctx: core.Context | None) -> str:
        """« --par » (variable d’environnement : TOURNEE_GROUPE)."""
        variable = f" ({french('env var: {var}').format(var=self.envvar)})" if self.show_envvar else ""
        return f"{core.Parameter.get_error_hint(self, ctx)}{variable}"


def french(message: str) -> str:
    """A message of click's in French; itself where it is not known."""
    return MESSAGES.get(message, message)


def french_plural(un: str, plusieurs: str, nombre: int) -> str:
    """The same, of one or of several."""
    return french(un if nombre < 2 else plusieurs)  # noqa: PLR2004  the plural begins at two
