/** A fact on its way: a protobuf message with its CloudEvents attributes. */
export interface BusMessage {
  id: string
  /** The message's full name: `xingzhi.venue.v1.SessionPublished`. */
  type: string
  /** `xingzhi/venue` */
  source: string
  time: Date
  /** The aggregate's id: messages of one key keep their order. */
  key: string
  traceparent?: string | undefined
  /** The binary message. */
  payload: Uint8Array
}

export interface BusSubscription {
  topic: string
  /** Each group gets every message; the subscribers of one group share them. */
  group: string
  /**
   * Called in order for the messages of one key; those of other keys may be in hand at the same time. May be called again for a
   * message that it has handled: after a crash, a rebalance, a failure of the broker.
   */
  handle(message: BusMessage): Promise<void>
  /** Called once `handle` failed `attemptsMax` times; afterwards the message is passed over. */
  onStuck(message: BusMessage, error: unknown, attempts: number): Promise<void>
  /** Default 5. Outages of the database count as no attempt. */
  attemptsMax?: number
}

export interface BusSubscriber {
  /** Lets what is in hand end, and leaves the group. */
  stop(): Promise<void>
  /** Resolves when everything published so far is handled. */
  drained(): Promise<void>
  /** How many messages the group has not handled yet. */
  waiting(): Promise<number>
}

/** Facts between processes (Kafka) or within one (local): in order per key, at least once. */
export interface Bus {
  /** Announces a group that must get every message of a topic, before anybody publishes: until it subscribes, nothing is passed over. */
  expect(topic: string, group: string): void
  /** Resolves when the messages are durable (Kafka) or handled (local). */
  publish(topic: string, messages: BusMessage[]): Promise<void>
  subscribe(subscription: BusSubscription): Promise<BusSubscriber>
  ready(): Promise<boolean>
  close(): Promise<void>
}
