import { describe } from '../../ui/ErrorNote';

/** What a person at the Studio can do about an error, by its code. */
const advice: Record<string, string> = {
  'image/unknown-format': 'The bytes tell, whatever the file is called. Try another one.',
  'image/truncated':
    'The file ends too early: it may not have been copied or downloaded to its end.',
  'image/corrupt':
    'The file begins as an image and then breaks its format’s rules. Save it anew where it came from.',
  'image/too-large': 'The limit keeps the memory bounded. A page raises it with `limits`.',
  'image/unsupported': 'The format is known, but not this feature of it.',
  'image/bad-option': 'One of the controls asks for what cannot be done with this image.',
};

export function adviceFor(error: unknown): string | undefined {
  const { code } = describe(error);
  return code === undefined ? undefined : advice[code];
}
