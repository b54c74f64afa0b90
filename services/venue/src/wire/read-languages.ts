import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { refuseInput } from '@xingzhi/runtime/read-input'
import type { LanguageName } from '../db/schema.ts'

const languagesMax = 8

/** Names of languages, such as ZH, each once, in the order in which they are known. */
export function readLanguages(field: string, values: readonly Language[]): LanguageName[] {
  if (values.length > languagesMax) refuseInput(field, 'too_large', languagesMax)
  const read = values.map(
    (value, index) =>
      (value !== Language.UNSPECIFIED && (Language[value] as LanguageName | undefined)) ||
      refuseInput(`${field}[${index}]`, 'unknown'),
  )
  return [...new Set(read)].sort((one, other) => Language[one] - Language[other])
}
