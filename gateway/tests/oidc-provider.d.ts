declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Account {
    accountId: string
    claims(): Promise<Record<string, unknown>>
  }

  /** The little of it that the tests use; the package brings no types. */
  class Provider {
    constructor(
      issuer: string,
      configuration: Record<string, unknown> & { findAccount(context: unknown, id: string): Account },
    )
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }

  export { Provider }
}
