-- prepare: helpers
-- Everything is derived from hashes of row numbers: two runs give the same rows.
create function bench.pick(p_n bigint, p_salt int) returns float8 language sql immutable parallel safe
return ((hashint8extended(p_n, p_salt) >> 12) & ((1::bigint << 40) - 1))::float8 / (1::bigint << 40);
create function bench.id(p_kind text, p_n bigint) returns uuid language sql immutable parallel safe
return md5(p_kind || p_n)::uuid;
create function bench.choose(p_list text[], p_share float8) returns text language sql immutable parallel safe
return p_list[1 + floor(p_share * cardinality(p_list))::int];
create function bench.pad(p_number bigint) returns text language sql immutable parallel safe
return lpad(p_number::text, greatest(4, length(p_number::text)), '0');
-- Now is the end of the story, so that the share of open work does not depend on the day of the measurement.
create function bench.moment(p_share float8) returns timestamptz language sql immutable parallel safe
return timestamptz '2018-03-01 08:00+00' + (timestamptz '2026-11-20 12:00+00' - timestamptz '2018-03-01 08:00+00') * p_share;

-- prepare: names
create table bench.names (script text primary key, share float8, given text[], family text[]);
insert into bench.names values
  ('latin', 0.72,
    string_to_array('Ana,André,Anaïs,Björn,Camille,Carlos,Chloé,Daniel,David,Élodie,Emma,Ethan,Eva,Felipe,François,Gabriela,Grace,Hannah,Héloïse,Inés,Isabel,Jack,James,Jessica,João,José,Julia,Jürgen,Karla,Katarzyna,Kevin,Laura,Léa,Liam,Lucía,Luis,Łukasz,Madison,Maria,María,Mateo,Matthew,Mia,Michael,Miguel,Naïma,Nguyễn,Nicole,Noah,Noël,Olivia,Óscar,Pablo,Patricia,Paulo,Priya,Rachel,Rahul,Renée,Rosa,Samuel,Sarah,Siân,Sofía,Søren,Stephanie,Tomáš,Tyler,Valentina,Victoria,William,Xavier,Yusuf,Zoë,Žofie', ','),
    string_to_array('Abbott,Acosta,Adams,Aguilar,Álvarez,Anderson,Andersson,Bailey,Baker,Bauer,Béranger,Brown,Bui,Campbell,Castillo,Černý,Chandra,Chavez,Clark,Côté,Dąbrowski,Davis,de la Cruz,Delgado,Desai,Díaz,Dvořák,Edwards,Evans,Fernández,Fischer,Flores,Foster,García,Gómez,Gonçalves,González,Green,Grønvold,Gupta,Gutiérrez,Hall,Hansen,Harris,Hernández,Hill,Hoffmann,Howard,Ibáñez,Iyer,Jackson,Jiménez,Johnson,Jones,Kaplan,Kelly,King,Kowalczyk,Krüger,Kumar,Lefèvre,Lewis,Lindström,López,Lévesque,Martin,Martínez,Mehta,Miller,Mitchell,Moore,Morales,Müller,Muñoz,Murphy,Nelson,Novák,Núñez,O''Brien,Ortiz,Østergaard,Parker,Patel,Peña,Pérez,Peterson,Phillips,Quiñones,Ramírez,Reyes,Rivera,Roberts,Robinson,Rodríguez,Romero,Ruiz,Sánchez,Santos,Schäfer,Schmidt,Scott,Sharma,Silva,Singh,Smith,Søndergaard,Stewart,Suárez,Taylor,Thomas,Thompson,Torres,Tran,Turner,Vargas,Vásquez,Walker,Watson,White,Williams,Wilson,Wójcik,Wright,Yılmaz,Young,Zimmermann', ',')),
  ('japanese', 0.16,
    string_to_array('陽菜,結衣,さくら,美咲,葵,大翔,蓮,悠真,翔太,健太,Haruto,Yui,Sakura,Kenta,直樹,恵子,由美子,ひなた', ','),
    string_to_array('佐藤,鈴木,高橋,田中,伊藤,渡辺,山本,中村,小林,加藤,吉田,Tanaka,Suzuki,Yamamoto,山田,佐々木,山口,松本', ',')),
  ('thai', 0.08,
    string_to_array('สมชาย,สุดา,กมล,มานี,ปิติ,อรุณ,Somchai,Kanya,วิไล,ธนา,นภา,ประเสริฐ', ','),
    string_to_array('ศรีสุข,ใจดี,ทองดี,แสงทอง,วงศ์ไทย,สุขสันต์,Chaiyasit,Wongsa,บุญมา,รุ่งเรือง', ',')),
  ('other', 0.04,
    string_to_array('Анна,Дмитрий,Ольга,Иван,Νίκος,Ελένη,محمد,فاطمة,민준,서연,伟,丽', ','),
    string_to_array('Иванов,Петрова,Смирнов,Παπαδόπουλος,Νικολάου,الخطيب,حداد,김,이,王,李,Соколова', ','));

-- prepare: practices
create table bench.practices as
with weights as (
  select n::int, power(n::float8 / s.practices + 10 / 900.0, -1.9) as weight, s.patients
  from bench.scale s cross join generate_series(1, s.practices) n
)
select n, bench.id('practice', n) as id, greatest(1, round(weight / sum(weight) over () * patients * 0.953))::int as patients,
  (select script from (select script, sum(share) over (order by share desc) as upto from bench.names) s
    where bench.pick(w.n, 1) < upto order by upto limit 1) as script
from weights w;
alter table bench.practices add primary key (n);

-- prepare: episodes
create table bench.episodes as
select n, case when n <= s.patients then n else 1 + floor(s.patients * power(bench.pick(n, 11), 1.6))::int end as patient,
  bench.moment(power(bench.pick(n, 12), 0.55)) as created_at
from bench.scale s cross join generate_series(1, (s.orders * 0.6)::int) n;
alter table bench.episodes add primary key (n);

-- prepare: doctors
create table bench.doctors as
select row_number() over (order by p.n, d)::int as n, p.n as practice, p.id as practice_id, d as position, p.script,
  bench.id('doctor', p.n * 100 + d) as id
from bench.practices p cross join lateral generate_series(1, least(12, 1 + p.patients / 60)) d;
alter table bench.doctors add primary key (practice, position);

-- prepare: patients
create table bench.patients as
with housed as (
  select row_number() over (order by bench.pick(p.n * 100003::bigint + place, 21), p.n, place) as n, p.n as practice, p.id as practice_id, p.patients, p.script,
    row_number() over (partition by p.n order by place) as number
  from bench.practices p cross join lateral generate_series(1, p.patients) place
), opened as (
  select patient, min(created_at) as opened_at from bench.episodes group by 1
)
select g.n::int, bench.id('patient', g.n) as id, bench.id('patient profile', g.n) as profile_id, h.practice, h.practice_id,
  coalesce(h.script, 'latin') as script,
  'P' || coalesce(h.practice, 0) || '-' || bench.pad(coalesce(h.number, g.n)) as patient_number,
  (select d.id from bench.doctors d where d.practice = h.practice and d.position = 1 + g.n % least(12, 1 + h.patients / 60)) as doctor_id,
  o.opened_at - interval '2 days' as created_at
from bench.scale s cross join generate_series(1, s.patients) g(n)
left join housed h on h.n = g.n
join opened o on o.patient = g.n;
alter table bench.patients add primary key (n);

-- prepare: people
create table bench.people as
with everybody as (
  select 'patient' as kind, n::bigint, profile_id as id, script, practice_id, created_at from bench.patients
  union all
  select 'doctor', 1000000 + n, id, script, null, bench.moment(0) from bench.doctors
  union all
  select 'lab', 2000000 + n, bench.id('lab', n), 'latin', null, bench.moment(0) from generate_series(1, 60) n
)
select e.*,
  bench.choose(w.given, power(bench.pick(n, 31), 1.4)) ||
    case when bench.pick(n, 32) < 0.3 then ' ' || bench.choose(w.given, bench.pick(n, 33)) else '' end as given_name,
  bench.choose(w.family, power(bench.pick(n, 34), 1.3)) ||
    case when bench.pick(n, 35) < 0.12 then '-' || bench.choose(w.family, bench.pick(n, 36)) else '' end as family_name,
  case when bench.pick(n, 37) < 0.8 then 'person' || n || '@example.test' end as email,
  date '1950-01-01' + (bench.pick(n, 38) * 23000)::int as birth_date
from everybody e join bench.names w using (script);
alter table bench.people add primary key (kind, n);
create unique index on bench.people (id);
analyze bench.people, bench.patients, bench.practices, bench.doctors, bench.episodes;
