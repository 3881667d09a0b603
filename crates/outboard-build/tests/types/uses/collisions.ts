import { clone_handle, engine, engine_, Handle_, init, init_ } from '@goldens/collisions';
import * as sync from '@goldens/collisions/sync';

await init();
const { lanes } = engine.stats();
const level: number = await init_(1);
const one: number = await engine_();
const handle: Handle_ = await Handle_.create();
const named: Handle_ = await Handle_.create_('name');
await handle.dispose_();
await handle.with_(await clone_handle(named));
await handle.setThen(1);
await handle.setThen_(1);
const then: number = await handle.then_();
await handle.dispose();

const here = new sync.Handle_();
here.setThen(sync.init_(1));

export const all = [lanes, level, one, then];
