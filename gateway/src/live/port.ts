import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { PersonNews } from './person-news.ts'

/** A slot as it stood after a change. */
export interface LiveUpdate {
  slot: Slot
  /** When the change was committed, in milliseconds since 1970. */
  changedAt: number
  /** The trace of the request that changed it. */
  traceparent?: string | undefined
}

export interface LiveListener {
  /** May come twice, late or out of order. */
  changed(update: LiveUpdate): void
  /** Something of one person changed. */
  happened?(news: PersonNews): void
  /** Changes may have been missed: the connection was lost and is back. */
  missed(): void
}

/** Carries slots' changes, and whose things changed, to every gateway. At most once: who listens asks for the state when it starts and after a loss. */
export interface LivePort {
  publish(update: LiveUpdate): Promise<void>
  tell(news: PersonNews): Promise<void>
  listen(listener: LiveListener): Promise<void>
  ready(): boolean
  stop(): Promise<void>
}
