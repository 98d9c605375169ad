"""From the campaign's data to the files of its site, in one direction.

``data/*.yaml`` → ``sources`` (values with their lines) → ``loading`` (records of ``model``, held together by
``rules``) → ``Campagne`` → ``publications`` → ``SiteFile`` → the engine of the site, which this package does not know.
"""
