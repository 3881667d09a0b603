/**
 * What does not compile, over the page.
 *
 * @typedef {object} Failure
 * @property {string} code
 * @property {string} message
 * @property {string} rendered
 * @property {string} [file]
 * @property {number} [line]
 * @property {number} [column]
 * @property {string} [help]
 */

const NAME = 'outboard-overlay';

const STYLE = `
:host { position: fixed; inset: 0; z-index: 99999; background: rgb(0 0 0 / 66%); overflow: auto; }
section { box-sizing: border-box; max-width: 960px; margin: 32px auto; padding: 24px 32px 32px; border-top: 8px solid #ff5555;
  border-radius: 6px; background: #181818; color: #d8d8d8; font: 15px/1.5 ui-monospace, monospace; }
h1 { margin: 0 0 8px; color: #ff6b6b; font: inherit; font-weight: 600; white-space: pre-wrap; }
p { margin: 0 0 16px; color: #7fc8ff; }
pre { margin: 0; overflow-x: auto; font: inherit; }
footer { margin-top: 20px; color: #999; font-size: 13px; }
`;

class Overlay extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });

  /** @param {Failure} failure */
  fill({ message, rendered, file, line, column, help, code }) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    const place = [file, line, column].filter(Boolean).join(':');
    const section = part('section', '');
    section.append(
      part('h1', message),
      part('p', place),
      part('pre', rendered.trim() === message ? '' : rendered.trimEnd()),
      part(
        'footer',
        code === 'compile' ? 'Esc closes this; so does code that compiles.' : (help ?? ''),
      ),
    );
    this.#root.replaceChildren(section);
    // What is beside the message is the page.
    this.addEventListener('click', ({ target }) => target === this && this.remove());
    section.onclick = (event) => event.stopPropagation();
  }
}

customElements.define(NAME, Overlay);

/** @param {string} tag @param {string} text */
function part(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** @param {Failure} failure */
export function show(failure) {
  dismiss();
  const overlay = /** @type {Overlay} */ (document.createElement(NAME));
  overlay.fill(failure);
  document.documentElement.append(overlay);
}

export function dismiss() {
  document.querySelector(NAME)?.remove();
}

addEventListener('keydown', ({ key }) => key === 'Escape' && dismiss());
