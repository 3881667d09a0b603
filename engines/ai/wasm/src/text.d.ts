/** A text that was found. */
export interface SearchHit {
  id: string;
  text: string;
  score: number;
}

/** A language that a text may be written in. */
export interface LanguageGuess {
  language: string;
  probability: number;
}

/** What a file is. */
export interface FileType {
  label: string;
  description: string;
  mime: string;
  group: string;
  extensions: string[];
  isText: boolean;
  score: number;
  guess?: string;
}
