"""Writes vectors.json: records of a reference client, and what it reads back from them.

    pip install 'confluent-kafka[avro,json,protobuf,schemaregistry]==2.16.0' grpcio-tools
    python make-vectors.py http://127.0.0.1:8081/apis/ccompat/v7 > vectors.json
    python -m grpc_tools.protoc -I. --include_imports -o shop.desc shop.proto

The registry may be any that speaks Confluent's API, with nothing in it.
"""

import datetime
import decimal
import importlib
import json
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

from confluent_kafka.schema_registry import Schema, SchemaReference, SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import json_format

here = Path(__file__).parent
client = SchemaRegistryClient({"url": sys.argv[1]})
schemas, records = {}, []


def place(topic):
    return SerializationContext(topic, MessageField.VALUE)


def note(name, topic, data, expected):
    key = str(int.from_bytes(data[1:5], "big"))
    kept = client.get_schema(int(key))
    schemas[key] = {
        "schemaType": kept.schema_type,
        "schema": kept.schema_str,
        "references": [
            {"name": r.name, "subject": r.subject, "version": r.version,
             "schema": client.get_version(r.subject, r.version).schema.schema_str}
            for r in kept.references or []
        ],
    }
    records.append({"name": name, "topic": topic, "hex": data.hex(), "expected": expected})


def plain(value, path=""):
    """Avro's values as JSON: times in ISO 8601 with the digits of their unit, decimals as their digits."""
    digits = "milliseconds" if "millis" in path else "microseconds"
    if isinstance(value, dict):
        return {name: plain(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each, path) for each in value]
    if isinstance(value, bytes):
        return value.decode("latin1")
    if isinstance(value, decimal.Decimal):
        return {"digits": format(value, "f")}
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec=digits).replace("+00:00", "Z")
    if isinstance(value, datetime.time):
        return value.isoformat(timespec=digits)
    if isinstance(value, (datetime.date, uuid.UUID)):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return {"digits": str(value)}
    return value


def avro(name, topic, schema, value, references=()):
    schema = Schema(schema if isinstance(schema, str) else json.dumps(schema), "AVRO", list(references))
    client.register_schema(f"{topic}-value", schema)
    data = AvroSerializer(client, schema, conf={"auto.register.schemas": False})(value, place(topic))
    note(name, topic, data, plain(AvroDeserializer(client)(data, place(topic))))


def of(kind, logical, **more):
    return {"type": kind, "logicalType": logical, **more}


utc = datetime.timezone.utc
fields = {
    "id": ("long", 9223372036854775807),
    "low": ("long", -9223372036854775808),
    "odd": ("long", 9007199254740993),
    "count": ("int", -2147483648),
    "ratio": ("float", 1.25),
    "exact": ("double", 0.1),
    "paid": ("boolean", True),
    "text": ("string", "Grüße 日本語 👋 \" \\ \n"),
    "blob": ("bytes", b"\x00\xff plain"),
    "nothing": ("null", None),
    "maybe": (["null", "string"], None),
    "either": (["null", "int", "string"], "word"),
    "amount": (of("bytes", "decimal", precision=38, scale=4), decimal.Decimal("-1234567890123456789012.3400")),
    "price": (of("fixed", "decimal", name="Price", size=8, precision=18, scale=2), decimal.Decimal("0.05")),
    "date": (of("int", "date"), datetime.date(1969, 12, 31)),
    "at_millis": (of("long", "timestamp-millis"), datetime.datetime(2026, 11, 20, 10, 0, 0, 123000, utc)),
    "at_micros": (of("long", "timestamp-micros"), datetime.datetime(1901, 1, 2, 3, 4, 5, 678901, utc)),
    "local_millis": (of("long", "local-timestamp-millis"), datetime.datetime(2026, 11, 20, 10, 0, 0, 7000)),
    "time_millis": (of("int", "time-millis"), datetime.time(23, 59, 59, 999000)),
    "time_micros": (of("long", "time-micros"), datetime.time(0, 0, 0, 1)),
    "uuid": (of("string", "uuid"), uuid.UUID("0123456789abcdef0123456789abcdef")),
    "state": ({"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}, "PAID"),
    "hash": ({"type": "fixed", "name": "Hash", "size": 3}, b"\x01\x02\xfe"),
    "list": ({"type": "array", "items": ["null", "long"]}, [1, None, 2]),
    "map": ({"type": "map", "values": "double"}, {"a": 1.5, "b": -2.0}),
}
record = {"type": "record", "name": "Order", "namespace": "shop",
          "fields": [{"name": name, "type": type_} for name, (type_, _) in fields.items()]}
value = {name: each for name, (_, each) in fields.items()}
avro("Avro with every type", "avro-orders", record, value)
evolved = {**record, "fields": record["fields"] + [{"name": "channel", "type": "string", "default": "web"}]}
avro("Avro of an evolved schema", "avro-orders", evolved, {**value, "channel": "phone"})
tree = {"type": "record", "name": "Node", "fields": [
    {"name": "name", "type": "string"}, {"name": "next", "type": ["null", "Node"]}]}
avro("Avro that refers to itself", "avro-tree", tree, {"name": "a", "next": {"name": "b", "next": None}})
avro("Avro of a plain string", "avro-string", {"type": "string"}, "just text")
avro("Avro of a plain long", "avro-long", {"type": "long"}, -1)

address = {"type": "record", "name": "Address", "namespace": "shop.parts", "fields": [{"name": "city", "type": "string"}]}
client.register_schema("address", Schema(json.dumps(address), "AVRO"))
person = {"type": "record", "name": "Person", "namespace": "shop", "fields": [
    {"name": "home", "type": "shop.parts.Address"}, {"name": "work", "type": ["null", "shop.parts.Address"]}]}
avro("Avro with a reference", "avro-people", person, {"home": {"city": "Ulm"}, "work": {"city": "Bonn"}},
     [SchemaReference("shop.parts.Address", "address", 1)])

item = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Item", "type": "object",
        "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}, "required": ["id"]}
data = JSONSerializer(json.dumps(item), client)({"id": 9007199254740993, "name": "Zoë"}, place("json-items"))
note("JSON Schema", "json-items", data, plain(JSONDeserializer(json.dumps(item))(data, place("json-items"))))

with tempfile.TemporaryDirectory() as out:
    subprocess.run([sys.executable, "-m", "grpc_tools.protoc", f"-I{here}", f"--python_out={out}",
                    "shop.proto", "money.proto"], check=True)
    sys.path.insert(0, out)
    shop = importlib.import_module("shop_pb2")


def protobuf(name, topic, message):
    data = ProtobufSerializer(type(message), client, {"use.deprecated.format": False})(message, place(topic))
    expected = json_format.MessageToDict(
        message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True)
    note(name, topic, data, expected)


order = shop.Order(
    id=-9223372036854775808, big=18446744073709551615, delta=-9007199254740993, fixed=18446744073709551614,
    signed_fixed=-2, small=-1, zigzag=-2147483648, plain=4294967295, ratio=0.1, exact=0.1, paid=True,
    text="Grüße 👋", blob=b"\x00\xff\x01", state=shop.FAILED, numbers=[1, -1, 9223372036854775807], tags=["a", ""],
    counts={"a": 1, "": -5}, customers={-1: shop.Customer(name="x")}, note="", voucher=0,
    customer=shop.Customer(name="Zoë", address=shop.Customer.Address(city="Ulm")), states=[1, -2, 0],
    friends=[shop.Customer(), shop.Customer(name="y")], parent=shop.Order(id=5))
order.total.currency, order.total.units = "EUR", 12
order.at.FromJsonString("2026-11-20T10:00:00.123456Z")
order.took.FromJsonString("-1.500s")
order.extra.update({"a": [1.5, None, True, {"b": "c"}], "d": {}})
order.maybe.value = 7
protobuf("Protobuf with every type", "proto-orders", order)
protobuf("Protobuf without a value", "proto-orders", shop.Order())
protobuf("Protobuf of the first message", "proto-first", shop.Customer(name="first"))
protobuf("Protobuf of a nested message", "proto-nested", shop.Customer.Address(city="Bonn"))

json.dump({"schemas": schemas, "records": records}, sys.stdout, indent=1, ensure_ascii=False)
print()
