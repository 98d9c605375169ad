"""From the campaign's data to the files of its site, in one direction, floor by floor.

``francais`` → ``engines``, ``reading`` (values with their lines) → ``fiches`` (records), ``territoire`` → ``campagne``
(one whole, on one day), ``decoupage`` → ``loading`` (with its rules), ``lettres``, ``site`` → ``publications``
(files) → ``cli``, and the engine of the site, which this package does not know. docs/architecture.md draws it.
"""
