type Handler<Context> = (context: Context, ...call: never[]) => unknown

type Bound<Handlers> = {
  [Name in keyof Handlers]: Handlers[Name] extends (context: never, ...call: infer Call) => infer Answer
    ? (...call: Call) => Answer
    : never
}

/** Gives each handler `(context, request, call)` its context, so that it is what Connect calls: `(request, call)`. */
export function bind<Context, Handlers extends Record<string, Handler<Context>>>(
  context: Context,
  handlers: Handlers,
): Bound<Handlers> {
  const bound = Object.entries(handlers).map(([name, handle]) => [name, handle.bind(undefined, context)])
  return Object.fromEntries(bound)
}
