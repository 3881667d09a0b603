/** The page of the AI bench: what each row does. */
import { offer } from '../../page/work.js';

offer({
  run: () => import('./work/run.js'),
  transcribe: () => import('./work/transcribe.js'),
  memory: () => import('./work/memory.js'),
  task: () => import('./work/task.js'),
});
