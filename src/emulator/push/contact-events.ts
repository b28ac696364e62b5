import { type Person, userIdsOf } from '../people.ts'

/** The `event` part of what happens to people in the address book. */
export const userJoined = (person: Person) => ({ object: userObject(person) })

/** `old_object` holds only what was different. */
export const userChanged = (before: Person, now: Person) => {
  const old = fields(before)
  const current = fields(now)
  const changed = Object.entries(old).filter(
    ([key, value]) => JSON.stringify(current[key]) !== JSON.stringify(value),
  )
  return { object: userObject(now), old_object: Object.fromEntries(changed) }
}

export const userLeft = (person: Person) => ({
  object: {
    ...userIdsOf(person),
    name: person.name,
    status: { ...status, is_resigned: true, is_exited: true },
  },
  old_object: { open_id: person.openId, department_ids: [person.departmentId] },
})

const status = {
  is_frozen: false,
  is_resigned: false,
  is_activated: true,
  is_exited: false,
  is_unjoin: false,
}

const fields = (person: Person): Record<string, unknown> => ({
  name: person.name,
  email: person.email,
  mobile: person.mobile,
  job_title: person.title,
  department_ids: [person.departmentId],
})

const userObject = (person: Person) => ({
  ...userIdsOf(person),
  ...fields(person),
  en_name: '',
  nickname: '',
  gender: 0,
  avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
  status,
  leader_user_id: '',
  city: '',
  country: '',
  work_station: '',
  join_time: 0,
  employee_no: '',
  employee_type: 1,
})
