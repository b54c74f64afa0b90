import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { run } from '@xingzhi/runtime/run'
import { createSchema, createYoga } from 'graphql-yoga'

// A process of its own: graphql-yoga as it comes, on node:http, with one field that says a word.

await run(async () => {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  const schema = createSchema({
    typeDefs: 'type Query { hello: String! }',
    resolvers: { Query: { hello: () => 'world' } },
  })
  const server = createServer(createYoga({ schema, logging: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  return {
    async stop() {
      server.closeAllConnections()
      server.close()
    },
  }
})
