import { defineText } from '../i18n/text.ts'

export const mapText = defineText(
  {
    map: '地图：体验基地和剩余名额。方向键移动，加减号缩放。',
    zoomIn: '放大地图',
    zoomOut: '缩小地图',
    wholeDistrict: '看全区',
    site: (name: string, remaining: number) => `${name}，${remaining > 0 ? `还有 ${remaining} 位` : '已满'}`,
    approximately: (words: string) => `${words}，位置是大概的`,
    cluster: (sites: number, remaining: number) =>
      `${sites} 处体验基地，${remaining > 0 ? `共有 ${remaining} 位` : '都已满'}，按下放大`,
    siteCount: (sites: number) => `${sites} 处`,
    here: '您在这附近',
    unavailable: '底图没有取到，名额照常可看。',
    walkMap: '地图：人文行走线路和站点。方向键移动，加减号缩放。',
    route: (name: string) => `线路：${name}`,
    stop: (number: string, name: string) => `第 ${number} 站，${name}`,
    stopClosed: (words: string) => `${words}，暂时关闭`,
    stopStamped: (words: string) => `${words}，已盖章`,
  },
  {
    map: 'Map: workshop sites and places left. Arrow keys move it, plus and minus zoom.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    wholeDistrict: 'Whole district',
    site: (name, remaining) => `${name}, ${remaining > 0 ? `${placesInEnglish(remaining)} left` : 'full'}`,
    approximately: (words) => `${words}, position approximate`,
    cluster: (sites, remaining) =>
      `${sites} sites, ${remaining > 0 ? `${placesInEnglish(remaining)} left` : 'all full'}, press to zoom in`,
    siteCount: (sites) => `${sites} sites`,
    here: 'You are near here',
    unavailable: 'The base map could not be loaded; the places are right all the same.',
    walkMap: 'Map: heritage walks and their stations. Arrow keys move it, plus and minus zoom.',
    route: (name) => `Route: ${name}`,
    stop: (number, name) => `Station ${number}, ${name}`,
    stopClosed: (words) => `${words}, closed for now`,
    stopStamped: (words) => `${words}, stamped`,
  },
)

function placesInEnglish(remaining: number): string {
  return remaining === 1 ? '1 place' : `${remaining} places`
}
