import { readGlobalId } from '../schema/global-id.ts'

export interface ExportedFile {
  /** As it is called when it is saved. */
  name: string
  /** The same for who reads no other letters than ASCII's (RFC 6266). */
  asciiName: string
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

/** `name` where it is ASCII and a file may be called so; else what stands in for it. */
export function asciiOr(standIn: string, name: string): string {
  return /^[\w .,()'-]+$/.test(name) ? name : standIn
}
