type Reader = (field: string, value: never, now: Date) => unknown

/** These fields of a message, each read by the reader of its name: the same one in every message that says this field. */
export function readFields<Readers extends Record<string, Reader>, Field extends keyof Readers & string>(
  readers: Readers,
  fields: readonly Field[],
  message: { [Name in Field]?: Parameters<Readers[Name]>[1] | undefined },
  { path = '', now }: { path?: string; now: Date },
): { [Name in Field]: ReturnType<Readers[Name]> } {
  const values = fields.map((field) => {
    const read = readers[field] as Reader
    return [field, read(`${path}${field}`, message[field] as never, now)]
  })
  return Object.fromEntries(values)
}
