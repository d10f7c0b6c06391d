-- An order that moves to another practice takes its links to cases along: whoever may read the order may read them.
create function private.follow_practice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute $q$
    update public.order_cases l set practice_id = n.practice_id from new_rows n join old_rows o on o.id = n.id
    where l.order_id = n.id and n.practice_id is distinct from o.practice_id$q$;
  return null;
end
$$;
create trigger orders_follow_practice after update on public.orders referencing old table as old_rows new table as new_rows
  for each statement execute function private.follow_practice();
