import { SettingsDocument, type SettingsQuery } from './gen/documents.ts'
import { useQuery } from './use-query.ts'

/** What the pages need to know of this installation; undefined until it is known. */
export function useSettings(): SettingsQuery['settings'] | undefined {
  const [{ data }] = useQuery({ query: SettingsDocument })
  return data?.settings
}
