import type { Slot } from '@xingzhi/proto/booking/v1/booking_pb.js'

export interface LiveListener {
  /** A slot as it stood after a change; may come twice, late or out of order. */
  changed(slot: Slot): void
  /** Changes may have been missed: the connection was lost and is back. */
  missed(): void
}

/** Carries slots' changes to every gateway. At most once: who listens asks for the state when it starts and after a loss. */
export interface LivePort {
  publish(slot: Slot): Promise<void>
  listen(listener: LiveListener): Promise<void>
  ready(): boolean
  stop(): Promise<void>
}
