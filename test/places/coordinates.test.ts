import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centreFault, kilometresBetween, readCentre } from '#domain/places/coordinates.ts'

const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e5, max: max * 1e5 }).map(whole => whole / 1e5)

const places = fc.record({ lat: degrees(18, 53), lng: degrees(74, 135) })

test('any centre in China is read as it was typed, whichever degree stands first', () => {
  fc.assert(
    fc.property(places, at => {
      for (const typed of [
        `${at.lat}，${at.lng}`,
        `${at.lng} ${at.lat}`,
        `东经${at.lng}°，北纬${at.lat}°`,
        `N${at.lat} E${at.lng}`,
      ])
        expect(readCentre(typed)).toEqual(at)
    }),
  )
})

test('degrees, minutes and seconds are read too', () => {
  expect(readCentre('25°53′24″，99°22′12″')).toEqual({ lat: 25.89, lng: 99.37 })
  expect(readCentre('北纬25度53分24秒 东经99度22分12秒')).toEqual({ lat: 25.89, lng: 99.37 })
})

test('whatever else is typed is a sentence, never a place nobody meant', () => {
  for (const typed of ['25.89', '很远', '25.89，99.37，1800', '95，99', '-25.89，99.37'])
    expect(readCentre(typed)).toMatchObject({ what: expect.stringContaining(typed) })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), typed => {
      const read = readCentre(typed)
      if ('lat' in read) expect(centreFault(read, [])).toBeNull()
    }),
  )
})

test('a distance is the same both ways, none to oneself, and never longer than by way of a third place', () => {
  fc.assert(
    fc.property(places, places, places, (a, b, c) => {
      expect(kilometresBetween(a, a)).toBe(0)
      expect(kilometresBetween(a, b)).toBeCloseTo(kilometresBetween(b, a), 6)
      expect(kilometresBetween(a, c)).toBeLessThanOrEqual(
        kilometresBetween(a, b) + kilometresBetween(b, c) + 1e-6,
      )
    }),
  )
})
