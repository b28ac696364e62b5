export { calendarOf } from './loaded.ts'
