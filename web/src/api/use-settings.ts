import { useQuery } from 'urql'
import { SettingsDocument, type SettingsQuery } from './gen/documents.ts'

/** What the pages need to know of this installation; undefined until it is known. */
export function useSettings(): SettingsQuery['settings'] | undefined {
  const [{ data }] = useQuery({ query: SettingsDocument })
  return data?.settings
}
