import postgres from 'postgres'
import { startPostgres } from '../src/postgres.ts'

// A parent that starts PostgreSQL, commits one row, says so, and stays until it is killed.
const [dataDir = ''] = process.argv.slice(2)
const server = await startPostgres({ dataDir, log: { info: () => {} } })
await server.createDatabase('booking')
const sql = postgres(server.url('booking'), { max: 2, onnotice: () => {} })
await sql`create table if not exists kept (n int)`
await sql`insert into kept values (1)`
process.stdout.write(`${JSON.stringify({ pid: server.pid, port: server.port })}\n`)
setInterval(() => {}, 60_000)
