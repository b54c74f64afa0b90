import { defineText } from '../../i18n/text.ts'

export const sheetText = defineText(
  {
    title: (route: string) => `${route} 导览单`,
    print: '打印',
    hint: 'A4 纸，纵向。打印时选“背景图形”，颜色会更好看。',
    brand: '行知 · 人文行走',
    routeCode: '扫一扫，看这条线路的导览班次和最新消息',
    stationCode: (number: string, name: string) => `第 ${number} 站 ${name} 的二维码`,
    routeCodeFor: (name: string) => `${name} 的二维码`,
    scanHere: '到站扫一扫，盖章',
    stay: (minutes: number) => `停留 ${minutes} 分钟`,
    walkFrom: (minutes: number) => `从上一站步行 ${minutes} 分钟`,
    printed: (date: string) => `${date} 打印。开放时间可能有变，出发前请扫码看看。`,
    gone: '找不到这条线路',
  },
  {
    title: (route: string) => `${route}, a leaflet`,
    print: 'Print',
    hint: 'A4, upright. Choose “background graphics” when printing for the full colours.',
    brand: 'Xingzhi · Heritage walks',
    routeCode: 'Scan for guided walks of this route and the latest news',
    stationCode: (number: string, name: string) => `QR code of station ${number}, ${name}`,
    routeCodeFor: (name: string) => `QR code of ${name}`,
    scanHere: 'Scan on arrival for your stamp',
    stay: (minutes: number) => `Stay ${minutes} min`,
    walkFrom: (minutes: number) => `${minutes} min on foot from the last`,
    printed: (date: string) => `Printed ${date}. Opening hours may change: scan before you set out.`,
    gone: 'This route is not here',
  },
)
