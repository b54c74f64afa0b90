import { defineText } from '../i18n/text.ts'

export const mapPageText = defineText(
  {
    map: '地图',
    mapFailed: '地图暂时铺不开，列表照常可用。',
    mapLoading: '正在铺开地图……',
  },
  {
    map: 'Map',
    mapFailed: 'The map cannot be shown right now. The list works as ever.',
    mapLoading: 'Unfolding the map…',
  },
)
