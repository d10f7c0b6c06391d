-- A way of looking at a report is kept and shared like one of a list.
alter table public.saved_views drop constraint saved_views_room_check;
alter table public.saved_views add constraint saved_views_room_check
  check (room in ('cases', 'orders', 'patients', 'reports/monthly', 'reports/trends'));
