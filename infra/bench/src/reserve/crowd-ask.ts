import type { Span } from '../frame/clients.ts'
import type { Crowd } from './wishes.ts'

/** What a process is asked to do: an arm works for a crowd. */
export interface Ask {
  arm: string
  crowd: Crowd
  clients: number
  span: Span
}
