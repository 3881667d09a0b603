/** What all browsers can do: to open a page, and to evaluate in it. */

/** @typedef {'chromium' | 'firefox' | 'webkit'} Kind */

/**
 * @typedef {object} Browser
 * @property {Kind} kind
 * @property {string} version
 * @property {(url: string) => Promise<Page>} open a page of its own, when it has loaded
 * @property {() => Promise<void>} close ends every process of it, and removes its profile; can be called again
 */

/**
 * @typedef {object} Page
 * @property {(source: string) => Promise<any>} evaluate an expression, whose promise is awaited for as long as it takes; the
 *   value comes back as JSON carries it, and what is thrown rejects with its name and message
 * @property {(url: string) => Promise<void>} goto
 * @property {string[]} troubles uncaught errors, and what the policy forbade. WebKit's driver cannot listen: there a listener
 *   is put into the page once it has loaded, and what it heard is here after the next `evaluate`
 * @property {() => Promise<void>} close
 */

export {};
