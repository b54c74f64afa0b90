import type { StreetTown } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'

export const StreetTownType = builder.objectRef<StreetTown>('StreetTown').implement({
  fields: (t) => ({
    code: t.exposeString('code', { extensions: { shared: true } }),
    name: t.exposeString('name', { extensions: { shared: true } }),
    nameEn: t.exposeString('nameEn', { extensions: { shared: true } }),
  }),
})

builder.queryField('streetTowns', (t) =>
  t.field({
    type: [StreetTownType],
    extensions: { cost: { listLength: 20 } },
    resolve: (_root, _args, context) => streetTowns(context),
  }),
)

export async function streetTownOf(code: string, context: Context): Promise<StreetTown> {
  const all = await streetTowns(context)
  return must(
    all.find((streetTown) => streetTown.code === code),
    'a site lies in an unknown street-town',
  )
}

export function streetTowns(context: Context): Promise<StreetTown[]> {
  return askOnce(context, 'streetTowns', async () => {
    const { streetTowns } = await context.gateway.clients.venue.listStreetTowns({})
    return streetTowns
  })
}
