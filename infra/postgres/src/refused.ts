/** PostgreSQL cannot be started as things stand; the message says what to do. */
export class PostgresRefused extends Error {
  override name = 'PostgresRefused'
}
