import { addressSetting, serviceNames } from '@xingzhi/proto/services'
import type { Source } from './sources.ts'

/** The names of the settings that `config.ts` files read: the keys of their schemas, and of the part that services share. */
export function settingsRead(sources: readonly Source[]): string[] {
  const configs = sources.filter(({ path }) =>
    /^((services\/\w+|gateway|infra\/(local|cluster))\/src\/config|infra\/runtime\/src\/(process|keeping)-config)\.ts$/.test(
      path,
    ),
  )
  const named = configs.flatMap(({ text }) => namesIn(text, /^\s*([A-Z][A-Z0-9_]+):/gm))
  const isAskedWhere = configs.some(({ text }) => /^\s*\.\.\.serviceAddressSettings,/m.test(text))
  return sorted([...named, ...(isAskedWhere ? serviceNames.map(addressSetting) : [])])
}

/** The names that a document gives, in backticks. */
export function settingsNamed(document: string): string[] {
  return sorted(namesIn(document, /`([A-Z][A-Z0-9_]+)`/g))
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

function sorted(names: string[]): string[] {
  return [...new Set(names)].sort()
}
