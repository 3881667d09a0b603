'use client';
import { resize } from '@outboard/image';
import { useEffect, useState } from 'react';
import { Gzip, lines, sum } from 'streams';
import { countPrimes, engine } from 'threads';
import { work } from '../src/work.js';

export default function Page() {
  const [text, say] = useState('…');
  useEffect(() => {
    globalThis.answer ??= fetch('/photo.jpg')
      .then((response) => response.arrayBuffer())
      .then((photo) => work({ resize, Gzip, lines, sum, countPrimes, engine }, photo));
    globalThis.answer.then(({ variant }) => say(`computed by ${variant}`));
  }, []);
  return <p>{text}</p>;
}
