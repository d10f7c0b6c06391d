-- The database of a Django application as it grew: no foreign key is enforced, names of columns are reserved words now and then.
-- Statements are run one by one; indexes.sql follows when the rows are in.

create table auth_group (id integer primary key, name varchar(150) not null);

create table auth_permission (
  id integer primary key,
  name varchar(255) not null,
  content_type_id integer not null,
  codename varchar(100) not null
);

create table auth_group_permissions (id integer primary key, group_id integer not null, permission_id integer not null);

create table auth_user (
  id integer primary key,
  password varchar(128) not null,
  last_login timestamptz,
  is_superuser boolean not null,
  username varchar(150) not null,
  first_name varchar(150) not null,
  last_name varchar(150) not null,
  email varchar(254) not null,
  is_staff boolean not null,
  is_active boolean not null,
  date_joined timestamptz not null
);

create table auth_user_groups (id integer primary key, user_id integer not null, group_id integer not null);

create table django_content_type (
  id integer primary key,
  app_label varchar(100) not null,
  model varchar(100) not null
);

create table dispatch_action (
  id bigint primary key,
  action varchar(100) not null,
  date timestamptz not null,
  item_id integer,
  item_type_id integer,
  owner_id integer,
  owner_type_id integer,
  data text,
  user_id integer
);

create table dispatch_agent (id integer primary key, name varchar(100), url varchar(200), active boolean not null);

create table dispatch_bracket (id integer primary key, name varchar(200), project_id integer, type integer);

create table dispatch_category (id integer primary key, name varchar(200) not null, parent_id integer);

create table dispatch_client (id integer primary key, version varchar(50) not null, released_at timestamptz);

create table dispatch_client3d (id integer primary key, version varchar(50) not null, released_at timestamptz);

create table dispatch_comment (
  id integer primary key,
  created_at timestamptz not null,
  text text not null,
  author_id integer,
  plan_id integer
);

create table dispatch_course (
  id integer primary key,
  name varchar(100) not null,
  type integer not null,
  customization text
);

create table dispatch_discount (
  id integer primary key,
  percent numeric not null,
  reason varchar(200),
  count integer,
  start date,
  finish date,
  total numeric,
  used integer,
  offer_id integer
);

create table dispatch_doctorsetting (
  id integer primary key,
  user_id integer not null,
  clinical_preferences text,
  sq_customer_id varchar(100),
  promised_payment integer,
  credit numeric,
  tier_finish date,
  tier_type integer,
  installment_payments boolean,
  baa_agreed_at timestamptz,
  eula_agreed_at timestamptz,
  company_account boolean
);

create table dispatch_doctorsetting_masters (
  id integer primary key,
  doctorsetting_id integer not null,
  user_id integer not null
);

create table dispatch_doctorsetting_sales (
  id integer primary key,
  doctorsetting_id integer not null,
  user_id integer not null
);

create table dispatch_event (id integer primary key, name varchar(200) not null, date timestamptz, user_id integer);

create table dispatch_file (
  id integer primary key,
  uid varchar(64),
  name varchar(400),
  ext varchar(40),
  size bigint,
  type integer,
  instruction_id integer,
  created_at timestamptz,
  description text,
  product_id integer,
  parameters text,
  record_id integer,
  status integer
);

create table dispatch_globalsetting (
  id integer primary key,
  setting varchar(100) not null,
  version varchar(50),
  sandbox boolean not null,
  application_id varchar(200),
  location_id varchar(200),
  access_token varchar(200),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table dispatch_instance (id integer primary key, user_id integer, name varchar(200), created_at timestamptz);

create table dispatch_instruction (
  id integer primary key,
  patient_id integer,
  course_id integer,
  status integer,
  submitted_at timestamptz,
  updated_at timestamptz,
  deleted boolean not null,
  notes text,
  complaint text,
  objective text,
  conditions text,
  comprehensive boolean,
  accept_extraction boolean,
  cbct integer,
  price varchar(50),
  model varchar(50),
  "order" integer,
  scanner varchar(100),
  scanner_notes text,
  upper_jaw_id integer,
  lower_jaw_id integer,
  suffix varchar(20),
  exports text
);

create table dispatch_jaw (
  id integer primary key,
  product_id integer,
  bond_teeth varchar(20),
  extract_teeth varchar(20),
  reason integer,
  labial boolean
);

create table dispatch_language (id integer primary key, code varchar(10) not null, name varchar(100) not null);

create table dispatch_link (id integer primary key, name varchar(200), url varchar(400), category_id integer);

create table dispatch_master (id integer primary key, user_id integer not null, color varchar(20));

create table dispatch_note (
  id integer primary key,
  created_at timestamptz not null,
  text text not null,
  author_id integer,
  doctor_id integer
);

create table dispatch_notification (
  id bigint primary key,
  created_at timestamptz not null,
  sender varchar(200),
  template_name varchar(200),
  template_context text,
  read boolean not null,
  item_id integer,
  item_type_id integer,
  recipient_id integer,
  sent boolean not null,
  send boolean not null
);

create table dispatch_offer (
  id integer primary key,
  price_both numeric,
  price_upper numeric,
  price_lower numeric,
  doctor_id integer,
  product_id integer
);

create table dispatch_office (
  id integer primary key,
  name varchar(200) not null,
  address varchar(300),
  apt varchar(100),
  city varchar(100),
  state varchar(100),
  zip varchar(30),
  country varchar(100),
  phone varchar(100),
  tax_rate numeric,
  valid boolean not null,
  sq_customer_id varchar(100),
  emails boolean not null
);

create table dispatch_office_doctors (id integer primary key, office_id integer not null, user_id integer not null);

create table dispatch_operation (
  id integer primary key,
  type integer,
  made_at timestamptz,
  price numeric,
  sq_order_id varchar(100),
  sq_payment_id varchar(100),
  sq_refund_id varchar(100),
  card_brand varchar(50),
  card_bin varchar(10),
  card_last varchar(4),
  office_card boolean,
  payment_id integer,
  attempts integer
);

create table dispatch_order (id integer primary key, course_id integer);

create table dispatch_patient (
  id integer primary key,
  user_id integer,
  doctor_id integer,
  office_id integer,
  birthdate date,
  sex integer,
  archived boolean,
  suspended boolean,
  status integer,
  suffix varchar(20),
  schemes text,
  submitted_at timestamptz,
  updated_at timestamptz
);

create table dispatch_payment (
  id integer primary key,
  made_at timestamptz,
  free boolean not null,
  tax_rate numeric,
  tax_value numeric,
  paid_price numeric,
  instruction_id integer,
  used_credit numeric,
  canceled boolean not null,
  paid boolean not null,
  custom_price numeric,
  subtotal_price numeric,
  doctor_id integer,
  office_id integer,
  order_id integer,
  installments text,
  additional_price numeric,
  netsuite boolean,
  total_price numeric
);

create table dispatch_plan (
  id integer primary key,
  instruction_id integer,
  project_id integer,
  notes text,
  number integer,
  name varchar(200),
  original boolean
);

create table dispatch_product (
  id integer primary key,
  name varchar(200) not null,
  description text,
  free boolean not null,
  deleted boolean not null,
  customization text,
  type integer,
  substitute integer,
  course_id integer,
  price numeric
);

create table dispatch_product_roles (id integer primary key, product_id integer not null, role_id integer not null);

create table dispatch_product_successors (
  id integer primary key,
  from_product_id integer not null,
  to_product_id integer not null
);

create table dispatch_project (
  id integer primary key,
  uid varchar(64),
  created_at timestamptz,
  name varchar(400),
  size bigint,
  public boolean,
  type integer,
  status integer,
  creator_id integer
);

create table dispatch_purchase (
  id integer primary key,
  quantity integer,
  price numeric,
  order_id integer,
  product_id integer
);

create table dispatch_reading (id integer primary key, user_id integer, record_id integer, read_at timestamptz);

create table dispatch_record (
  id integer primary key,
  target_id integer not null,
  type integer,
  created_at timestamptz not null,
  text text not null,
  author_id integer,
  target_type_id integer,
  group_id integer,
  public boolean
);

create table dispatch_record_attachments (id integer primary key, record_id integer not null, file_id integer not null);

create table dispatch_record_roles (id integer primary key, record_id integer not null, role_id integer not null);

create table dispatch_role (
  id integer primary key,
  name varchar(100) not null,
  abbrev varchar(20),
  type integer,
  "order" integer,
  user_id integer,
  group_id integer
);

create table dispatch_role_permissions (id integer primary key, role_id integer not null, permission_id integer not null);

create table dispatch_state (
  id integer primary key,
  status integer,
  "on" boolean,
  changed_at timestamptz,
  actor_id integer,
  instruction_id integer
);

create table dispatch_storage (id integer primary key, name varchar(100) not null);

create table dispatch_task (
  id integer primary key,
  checked boolean,
  file_id integer,
  template_id integer,
  done_at timestamptz,
  text text,
  plan_id integer,
  instruction_id integer,
  actor_id integer,
  jaw integer,
  order_id integer
);

create table dispatch_template (
  id integer primary key,
  task_name varchar(200) not null,
  action_name varchar(200),
  function varchar(100),
  status integer,
  duration integer,
  category_id integer,
  predefined boolean,
  read_only boolean,
  text_name varchar(200),
  extensions varchar(200),
  alerts text,
  separate boolean
);

create table dispatch_template_edit_roles (id integer primary key, template_id integer not null, role_id integer not null);

create table dispatch_template_predecessors (
  id integer primary key,
  from_template_id integer not null,
  to_template_id integer not null
);

create table dispatch_template_products (id integer primary key, template_id integer not null, product_id integer not null);

create table dispatch_template_view_groups (id integer primary key, template_id integer not null, group_id integer not null);

create table dispatch_template_view_roles (id integer primary key, template_id integer not null, role_id integer not null);

create table dispatch_usersetting (id integer primary key, user_id integer not null, language_id integer, emails boolean);

create table dispatch_ware (
  id integer primary key,
  name varchar(200),
  lot varchar(50),
  quantity integer,
  storage_id integer,
  added_at timestamptz
);
