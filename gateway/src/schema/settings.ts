import { builder } from '../builder.ts'
import type { GatewayConfig, TileConfig } from '../config.ts'

const TIME_ZONE = 'Asia/Shanghai'

const SignInKind = builder.enumType('SignInKind', { values: ['DEMO', 'OIDC'] as const })

const TileLayer = builder.objectRef<TileConfig>('TileLayer').implement({
  fields: (t) => ({
    urlTemplate: t.exposeString('urlTemplate'),
    attribution: t.exposeString('attribution'),
    maximumZoom: t.exposeInt('maximumZoom'),
  }),
})

const Settings = builder.objectRef<GatewayConfig>('Settings').implement({
  description: 'What the pages need to know of this installation.',
  fields: (t) => ({
    districtName: t.string({ resolve: ({ district }) => district.name }),
    districtNameEn: t.string({ resolve: ({ district }) => district.nameEn }),
    timeZone: t.string({ resolve: () => TIME_ZONE }),
    signIn: t.field({ type: SignInKind, resolve: ({ oidc }) => (oidc === undefined ? 'DEMO' : 'OIDC') }),
    tileLayer: t.field({
      type: TileLayer,
      nullable: true,
      description: 'Null: the own base map only.',
      resolve: ({ tiles }) => tiles ?? null,
    }),
  }),
})

builder.queryField('settings', (t) =>
  t.field({ type: Settings, resolve: (_root, _args, { gateway }) => gateway.config }),
)
