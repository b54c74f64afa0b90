import { Language, Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { refuseInput } from '@xingzhi/runtime/read-input'

const namesMax = 20

/** Names of themes, such as RED, each once. */
export function readThemes(field: string, values: readonly Theme[]): (keyof typeof Theme)[] {
  return readNames(field, values, Theme)
}

/** Names of languages, such as ZH, each once. */
export function readLanguages(field: string, values: readonly Language[]): (keyof typeof Language)[] {
  return readNames(field, values, Language)
}

function readNames<Name extends string>(
  field: string,
  values: readonly number[],
  names: Record<number, string> & Record<Name, number>,
): Name[] {
  if (values.length > namesMax) refuseInput(field, 'too_large', namesMax)
  const read = values.map((value, index) =>
    value !== 0 && names[value] !== undefined
      ? (names[value] as Name)
      : refuseInput(`${field}[${index}]`, 'unknown'),
  )
  return [...new Set(read)]
}
