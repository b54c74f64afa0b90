import { must } from '@xingzhi/runtime/assert'
import { openDatabase } from '@xingzhi/runtime/database'

/** Copies of all outbox rows from now on: what services tell, before the relay takes it away. */
export async function tapOutboxes(databases: Record<string, string>) {
  const opened = Object.entries(databases).map(([name, url]) =>
    openDatabase({ url, name: `tap ${name}`, connectionsMax: 1 }),
  )
  for (const { sql } of opened) {
    await sql.unsafe(`
      create table tapped (row jsonb not null);
      create function tap() returns trigger language plpgsql as
        'begin insert into tapped values (to_jsonb(new)); return new; end';
      create trigger tap after insert on outbox for each row execute function tap()`)
  }
  return {
    async read(): Promise<string[]> {
      const rows = await Promise.all(
        opened.map(({ sql }) => sql<{ row: string }[]>`select row::text as row from tapped`),
      )
      return rows.flat().map(({ row }) => row)
    },
    /** Tells this as a service would, and takes it back before the relay sees it. */
    async plant(text: string): Promise<void> {
      const { sql } = must(opened[0])
      await sql.begin(async (tx) => {
        const messages = tx.json([{ type: 'xingzhi.booking.v1.Planted', json: { text } }])
        await tx`insert into outbox (key, messages) values ('planted', ${messages})`
        await tx`delete from outbox where key = 'planted'`
      })
    },
    async close(): Promise<void> {
      await Promise.all(opened.map((database) => database.close()))
    },
  }
}
