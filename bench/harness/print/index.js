export { asJson } from './json.js';
export { asMarkdown } from './markdown.js';
export { asTable } from './table.js';
