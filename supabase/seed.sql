-- A small synthetic lab, so that a fresh installation has something to look at. Every name is made up by combination; the
-- domain example is reserved and reaches nobody. The logins come afterwards: each demo persona signs up and takes the
-- invitation written here, exactly as a real person would.
do $$
declare
  v_organization uuid := '0a1b0000-0000-4000-8000-000000000001';
  v_given text[] := array[
    'Amara', 'Bastian', 'Carys', 'Dilan', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kaya', 'Leonor', 'Milo', 'Nadia',
    'Oskar', 'Priya', 'Quentin', 'Rosa', 'Samir', 'Tove', 'Ugo', 'Vera', 'Wanda', 'Yusuf', 'Zoë'
  ];
  v_family text[] := array[
    'Abelard', 'Brightwater', 'Castellan', 'Dunmore', 'Eastlake', 'Fairbourne', 'Greywood', 'Hollander', 'Ironside', 'Jessamine',
    'Kingsley', 'Lindqvist', 'Marchetti', 'Nightingale', 'Okonjo', 'Pemberton', 'Quillfeather', 'Ravenscroft', 'Silverstein'
  ];
  v_places text[] := array[
    'Alder Bay|OR', 'Birch Falls|MN', 'Cedar Point|WA', 'Dogwood|GA', 'Elmhurst Green|IL', 'Fern Valley|KY', 'Ginkgo Park|CA',
    'Hazel Grove|NY', 'Ivy Harbor|ME', 'Juniper Hill|NM', 'Larch Meadow|MT', 'Maple Cross|VT', 'Oak Landing|VA', 'Pine Ridge|CO',
    'Rowan Heights|MA', 'Spruce Corner|MI', 'Tamarack|WI', 'Willow Bend|TX'
  ];
  v_kinds text[] := array['Orthodontics', 'Smile Studio', 'Dental Group', 'Braces & Aligners', 'Family Orthodontics'];
  v_practices uuid[] := '{}';
  v_place text[];
  v_practice uuid;
  v_profile uuid;
  v_first text;
  v_last text;
  v_role text;
  i int;
begin
  if exists (select from public.organizations) then
    return;
  end if;

  insert into public.organizations (id, name) values (v_organization, 'Northlight Orthodontic Lab');

  for i in 1..36 loop
    v_place := string_to_array(v_places[1 + (i * 7) % array_length(v_places, 1)], '|');
    insert into public.practices (
      id, organization_id, name, email, phone, address_line1, city, region, postal_code, country, address_verified, is_active,
      created_at, updated_at
    ) values (
      ('0a1b0000-0000-4000-8001-' || lpad(i::text, 12, '0'))::uuid, v_organization,
      v_place[1] || ' ' || v_kinds[1 + (i * 3 + (i / 18) * 2) % array_length(v_kinds, 1)],
      'office' || i || '@practice' || i || '.example', '+1 555 01' || lpad(i::text, 2, '0'),
      (100 + i * 13) || ' Main Street', v_place[1], v_place[2], lpad((10000 + i * 379)::text, 5, '0'), 'US',
      i % 4 <> 0, i % 12 <> 0, timestamptz '2026-01-05 09:00+00' + i * interval '5 days', timestamptz '2026-06-01 09:00+00'
    ) returning id into v_practice;
    v_practices := v_practices || v_practice;
  end loop;

  for i in 1..75 loop
    v_first := v_given[1 + (i * 11) % array_length(v_given, 1)];
    v_last := v_family[1 + (i * 5) % array_length(v_family, 1)];
    v_role := case
      when i <= 50 then 'doctor' when i <= 60 then 'technician' when i <= 66 then 'support' when i <= 70 then 'sales' else 'staff'
    end;
    insert into public.profiles (id, organization_id, given_name, family_name, email, phone, created_at, updated_at)
    values (
      ('0a1b0000-0000-4000-8002-' || lpad(i::text, 12, '0'))::uuid, v_organization, v_first, v_last,
      'person' || i || '@people.example', '+1 555 0' || (200 + i),
      timestamptz '2026-01-10 10:00+00' + i * interval '2 days', timestamptz '2026-06-15 10:00+00'
    ) returning id into v_profile;

    insert into public.profile_roles (organization_id, profile_id, role, source, detail, created_at)
    values (
      v_organization, v_profile, v_role, 'person',
      case when v_role = 'doctor' then 'Named on the practice''s order form' else 'Employment contract' end,
      timestamptz '2026-01-10 10:00+00' + i * interval '2 days'
    );

    if v_role = 'doctor' then
      insert into public.practitioners (organization_id, profile_id, license_number, specialties)
      values (v_organization, v_profile, 'SYN-' || (40000 + i * 17), array[case when i % 3 = 0 then 'Pediatric dentistry' else 'Orthodontics' end]);
      insert into public.practice_members (organization_id, practice_id, profile_id, role, is_primary, valid_from)
      values (
        v_organization, v_practices[1 + (i * 5) % 36], v_profile, case when i % 6 = 0 then 'owner' else 'doctor' end, true,
        date '2026-01-15' + i
      );
      if i % 7 = 0 then
        insert into public.practice_members (organization_id, practice_id, profile_id, role, valid_from, valid_until)
        values (v_organization, v_practices[1 + (i * 5 + 9) % 36], v_profile, 'doctor', date '2025-02-01', date '2025-11-30');
      end if;
    end if;
  end loop;

  insert into public.invitations (organization_id, email, given_name, family_name, role, practice_id, practice_role) values
    (v_organization, 'developer@lab.example', 'Devon', 'Developer', 'developer', null, null),
    (v_organization, 'admin@lab.example', 'Ada', 'Administrator', 'admin', null, null),
    (v_organization, 'manager@lab.example', 'Mira', 'Manager', 'manager', null, null),
    (v_organization, 'staff@lab.example', 'Stefan', 'Staff', 'staff', null, null),
    (v_organization, 'doctor.a@practice1.example', 'Dora', 'Alderton', 'doctor', v_practices[1], 'doctor'),
    (v_organization, 'doctor.b@practice2.example', 'Boris', 'Birchwood', 'doctor', v_practices[2], 'doctor'),
    (v_organization, 'patient@family.example', 'Pia', 'Patient', 'patient', null, null),
    (v_organization, 'research@university.example', 'Remy', 'Research', 'research_partner', null, null);
end
$$;
