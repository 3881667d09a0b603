import { resize } from '@outboard/image';

const input = document.querySelector('input');
const picture = document.querySelector('img');
const link = document.querySelector('a');
const output = document.querySelector('output');

input?.addEventListener('change', async () => {
  const file = input.files?.[0];
  if (!file || !picture || !link || !output) return;
  try {
    const out = await resize(file, { width: 800 });
    link.href = picture.src = URL.createObjectURL(out);
    await picture.decode();
    output.value = `${out.type}, ${out.size} bytes`;
  } catch (error) {
    output.value = `failed: ${error instanceof Error ? error.message : error}`;
  }
});
