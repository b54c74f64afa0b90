import { defineText } from '../i18n/text.ts'

export const uiText = defineText(
  {
    close: '关闭',
    loading: '正在取数据……',
    unreachable: '暂时连不上。请看看网络，再试一次。',
    retry: '再试一次',
    fewer: '减少一位',
    more: '增加一位',
    loadingMore: '正在取更多……',
    sheetPeek: '收起列表，多看地图',
    sheetHalf: '列表与地图各半',
    sheetFull: '展开列表',
    crafts: { LEATHER: '皮艺', WOOD: '木艺', PAPER: '纸艺', FABRIC: '布艺', CERAMICS: '陶艺', OTHER: '其他' },
  },
  {
    close: 'Close',
    loading: 'Loading…',
    unreachable: 'We cannot reach the service right now. Check your connection and try again.',
    retry: 'Try again',
    fewer: 'One fewer',
    more: 'One more',
    loadingMore: 'Loading more…',
    sheetPeek: 'Shrink the list, see more map',
    sheetHalf: 'Half list, half map',
    sheetFull: 'Expand the list',
    crafts: {
      LEATHER: 'Leather',
      WOOD: 'Wood',
      PAPER: 'Paper',
      FABRIC: 'Fabric',
      CERAMICS: 'Pottery',
      OTHER: 'Other',
    },
  },
)
