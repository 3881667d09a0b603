import { resize } from '@outboard/image';
import type { Given } from '@outboard/react';

/** How large a photo may be, by its longer edge. */
export const SIZES = [
  { edge: 1024, name: 'Small', for: 'for chats' },
  { edge: 1600, name: 'Medium', for: 'for screens' },
  { edge: 2560, name: 'Large', for: 'for prints' },
] as const;

/** A JPEG that fits, computed off the main thread. A photo that is smaller already stays as it is. */
export async function shrink(file: File, edge: number, options: Given): Promise<Blob> {
  const box = { width: edge, height: edge, fit: 'inside' } as const;
  const small = await resize(file, { ...box, format: 'jpeg', quality: 80, ...options });
  return small.size < file.size ? small : file;
}
