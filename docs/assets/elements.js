/**
 * Un élément de la page, ses attributs et ce qu’il contient : du texte, jamais du HTML
 * @template {keyof HTMLElementTagNameMap} B
 * @param {B} balise
 * @param {object} attributs
 * @param {...(Node | string)} contenu
 */
export const creer = (balise, attributs = {}, ...contenu) => {
  const element = Object.assign(document.createElement(balise), attributs);
  element.append(...contenu);
  return element;
};
