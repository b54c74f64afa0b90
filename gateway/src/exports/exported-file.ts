import { readGlobalId } from '../schema/global-id.ts'

export interface ExportedFile {
  /** As it is called when it is saved. */
  name: string
  mediaType: string
  content: string
  /** For one person, and kept by no cache. */
  isPersonal: boolean
}

/** The inner id and the ending of a file such as `Route_0199….gpx`; undefined for any other name. */
export function readFileName(kind: string, name: string): { id: string; ending: string } | undefined {
  const dot = name.lastIndexOf('.')
  const read = readGlobalId(name.slice(0, dot))
  return dot > 0 && read?.name === kind ? { id: read.id, ending: name.slice(dot + 1) } : undefined
}
