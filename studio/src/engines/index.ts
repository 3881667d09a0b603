import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { IconName } from '../ui/Icon';

/** One engine of the Studio: a folder beside this file, loaded when it is first opened. */
export interface EngineEntry {
  /** The last part of the address, `#/image`. */
  id: string;
  name: string;
  summary: string;
  icon: IconName;
  Page: LazyExoticComponent<ComponentType>;
}

/** The engines in the order of the rail. To add one, add its folder here and a line below. */
export const engines: readonly EngineEntry[] = [
  {
    id: 'image',
    name: 'Image',
    summary: 'Decode, resize, filter, encode',
    icon: 'image',
    Page: lazy(() => import('./image/ImagePage')),
  },
];
