import type { Sql } from "postgres";

const WIDE_OPEN = Number.MAX_SAFE_INTEGER;

/**
 * Lets so many batches pass and holds the next one where everything of it is written: before the process hears of it, or in the commit,
 * which the server then finishes whether the process lives or not. So what is disturbed is always a batch on its way, however fast or
 * slow the machine is.
 */
export async function placeGate(sql: Sql) {
  await sql.unsafe(`
    create schema chaos;
    create table chaos.gate as select 0::bigint as passes, 0 as key, false as is_in_commit;
    create sequence chaos.passed;
    create function chaos.wait_at_gate() returns trigger language plpgsql set search_path = '' as $$
    declare
      v_gate chaos.gate;
      v_is_in_commit boolean := tg_when = 'AFTER';
      v_passed bigint := case when v_is_in_commit then (select last_value from chaos.passed) else nextval('chaos.passed') end;
    begin
      select * into v_gate from chaos.gate;
      if v_passed > v_gate.passes and v_gate.is_in_commit = v_is_in_commit then
        perform pg_advisory_xact_lock_shared(v_gate.key);
      end if;
      return new;
    end $$;
    create trigger waits_at_gate before insert on migration.batches for each row execute function chaos.wait_at_gate();
    create constraint trigger waits_in_commit after insert on migration.batches deferrable initially deferred
      for each row execute function chaos.wait_at_gate();
    alter table migration.batches enable always trigger waits_at_gate, enable always trigger waits_in_commit;`);
  const keeper = await sql.reserve();
  let key = 0;

  /** The next gate is closed before the last one is opened. */
  const moveOn = async (batches: number): Promise<void> => {
    await keeper`select pg_advisory_lock(${key + 1})`;
    await keeper`
      update chaos.gate set key = ${key + 1}, is_in_commit = ${key % 4 > 1}, passes = least(${WIDE_OPEN}, (select last_value from chaos.passed) + ${batches}::numeric)`;
    await keeper`select pg_advisory_unlock(${key}) where ${key > 0}`;
    key += 1;
  };
  return {
    moveOn,
    open: () => moveOn(WIDE_OPEN),
    isReached: async (): Promise<boolean> => {
      const waiting = await keeper`
        select from pg_locks where locktype = 'advisory' and objid = ${key} and not granted limit 1`;
      return waiting.length > 0;
    },
    /** Whether whoever took the run over waits for a batch of the one before. */
    hasFollower: async (): Promise<boolean> => {
      const waiting = await keeper`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory' limit 1`;
      return waiting.length > 0;
    },
    remove: async (): Promise<void> => {
      await keeper.unsafe("select pg_advisory_unlock_all()");
      keeper.release();
    },
  };
}

export type Gate = Awaited<ReturnType<typeof placeGate>>;
