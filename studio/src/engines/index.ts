import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { IconName } from '../ui/Icon';

/** One room of the Studio, in the folder of its engine beside this file, loaded when it is first opened. */
export interface EngineEntry {
  /** The last part of the address, `#/image`. */
  id: string;
  name: string;
  summary: string;
  icon: IconName;
  Page: LazyExoticComponent<ComponentType>;
}

/** The rooms in the order of the rail. To add one, add its folder and an entry below. */
export const engines: readonly EngineEntry[] = [
  {
    id: 'image',
    name: 'Image',
    summary: 'Decode, resize, filter, encode',
    icon: 'image',
    Page: lazy(() => import('./image/ImagePage')),
  },
  {
    id: 'speech',
    name: 'Speech',
    summary: 'Words from a voice',
    icon: 'mic',
    Page: lazy(() => import('./ai/speech/SpeechPage')),
  },
  {
    id: 'read',
    name: 'Read a picture',
    summary: 'Words from a photograph',
    icon: 'page',
    Page: lazy(() => import('./ai/read/ReadPage')),
  },
  {
    id: 'search',
    name: 'Search by meaning',
    summary: 'In texts of your own',
    icon: 'search',
    Page: lazy(() => import('./ai/search/SearchPage')),
  },
  {
    id: 'blur',
    name: 'Blur my background',
    summary: 'Camera or picture',
    icon: 'camera',
    Page: lazy(() => import('./ai/blur/BlurPage')),
  },
  {
    id: 'films',
    name: 'Films you may like',
    summary: 'Learned in the page',
    icon: 'heart',
    Page: lazy(() => import('./ai/films/FilmsPage')),
  },
];
