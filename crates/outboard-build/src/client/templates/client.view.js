// Where memory is shared, a result is read where it lies: `using view = await f.view(…)`.
viewable(engine);
